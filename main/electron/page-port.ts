/** Channel of the port from the supervisor to the preload, and of the message to the page. */
export const PAGE_PORT = 'zhilu:page-port';

/** With this message a page asks the preload for the port; it may come before or after the port. */
export const PAGE_PORT_REQUEST = `${PAGE_PORT}:request`;
