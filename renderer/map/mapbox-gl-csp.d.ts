/** The build of mapbox-gl whose worker is a file of its own; it has the types of the package. */
declare module 'mapbox-gl/dist/mapbox-gl-csp.js' {
  import mapboxgl from 'mapbox-gl';
  export { mapboxgl as default };
}
