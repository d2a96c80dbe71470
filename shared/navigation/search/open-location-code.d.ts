/** open-location-code 1.0.3 carries no types, and those on DefinitelyTyped are of another API. */
declare module 'open-location-code' {
  interface CodeArea {
    readonly latitudeCenter: number;
    readonly longitudeCenter: number;
  }

  export class OpenLocationCode {
    isFull(code: string): boolean;
    isShort(code: string): boolean;
    decode(code: string): CodeArea;
    recoverNearest(code: string, latitude: number, longitude: number): string;
  }
}
