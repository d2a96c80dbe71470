/** A file in a folder whose music was made up for the desk; `zhilu start` writes it. */
export const DEMO_MARK = '.zhilu-demo';
