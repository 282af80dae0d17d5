/** What can be opened on every page, by a key or by the palette. */
export type WindowName = "palette" | "keys" | "help";
