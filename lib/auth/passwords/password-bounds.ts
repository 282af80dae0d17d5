// Separate from the rules, whose list of common passwords is too large for a browser.
export const MIN_PASSWORD_CHARACTERS = 8;
export const MAX_PASSWORD_CHARACTERS = 128;
