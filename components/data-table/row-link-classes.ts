/** How a link in a row looks that leads to the row's own page. */
export const rowLinkClasses = "-mx-1 rounded px-1 py-0.5 font-medium underline-offset-4 hover:underline";
