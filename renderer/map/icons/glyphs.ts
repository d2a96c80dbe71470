/**
 * The glyphs of the map: line drawings on a grid of 24, SVG path data, drawn for this product. Stroke
 * 2, round caps, as the icons of the interface.
 */
export const GLYPHS: Readonly<Record<string, string>> = {
  charging: 'M13 3 6 13.5h5L10.5 21 18 10.5h-5L13 3Z',
  parking: 'M8.5 20V4H13a4.8 4.8 0 0 1 0 9.6H8.5',
  fuel: 'M5 20V5.5A1.5 1.5 0 0 1 6.5 4h6A1.5 1.5 0 0 1 14 5.5V20M3.5 20h12M7.5 9h4M14 12h2.2v4.6a1.6 1.6 0 0 0 3.2 0V9.4L16.6 6.6',
  metro: 'M5 19V6l7 8.5L19 6v13',
  station:
    'M7 4h10a1.5 1.5 0 0 1 1.5 1.5v9A2.5 2.5 0 0 1 16 17H8a2.5 2.5 0 0 1-2.5-2.5v-9A1.5 1.5 0 0 1 7 4ZM5.5 11h13M8.5 17 7 20.5M15.5 17l1.5 3.5',
  airport: 'M12 3.5v6.2L4.5 15v2l7.5-2.2V19l-2.4 1.7h4.8L12 19v-4.2l7.5 2.2v-2L12 9.7',
  hospital: 'M12 5v14M5 12h14',
  pharmacy: 'M6 13.5 13.5 6a3.2 3.2 0 0 1 4.5 4.5L10.5 18A3.2 3.2 0 0 1 6 13.5ZM10 9.8l4.3 4.3',
  sight: 'M4 19.5h16M5 9.5h14L12 4.5ZM7 10v9M12 10v9M17 10v9',
  mall: 'M6 8h12l1 11.5H5L6 8ZM9 8a3 3 0 0 1 6 0',
  supermarket: 'M3.5 5H6l2 10h9l2-7H6.6M9.5 19.2a.6.6 0 1 0 .01 0ZM16 19.2a.6.6 0 1 0 .01 0Z',
  hotel: 'M4 19V6M4 16h16v3M20 16v-2.5A2.5 2.5 0 0 0 17.5 11H4M8 10.9V8.5h3.5v2.4',
  food: 'M7.5 4v16M5 4v4.5a2.5 2.5 0 0 0 5 0V4M16.5 20V4c-2 .8-3 3-3 6.5V13h3',
  cafe: 'M6 10h10v5.5a3.5 3.5 0 0 1-3.5 3.5h-3A3.5 3.5 0 0 1 6 15.5V10ZM16 11.5h1.5a2 2 0 0 1 0 4H16M9 4v2.5M13 4v2.5',
  toilets:
    'M8 5.2a.6.6 0 1 0 .01 0ZM16 5.2a.6.6 0 1 0 .01 0ZM8 9.5v10M5.8 9.5h4.4v5H5.8ZM16 9.5l-2.6 6h5.2l-2.6-6ZM16 15.5v4',
  bank: 'M7.5 5 12 11l4.5-6M7 11.5h10M7 15h10M12 11v9',
  school: 'M3 9.5 12 5l9 4.5-9 4.5-9-4.5ZM7 12v4.5c3 2.3 7 2.3 10 0V12',
  government: 'M5 20V9l7-5 7 5v11M3.5 20h17M10 20v-5h4v5',
  carRepair:
    'M14.5 7.5a4 4 0 0 1 5-2.5l-2.7 2.7 1.5 1.5L21 6.500a4 4 0 0 1-5.300 5L8.500 18.700a2 2 0 0 1-2.900-2.900l7.200-7.200',
  flag: 'M7.5 20.5v-16h11l-3 4 3 4h-11',
};
