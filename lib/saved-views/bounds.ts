// Shared by schemas and forms; not in the schemas, so that no page loads their library.

/** The most characters of a view's name. */
export const VIEW_NAME_LENGTH = 60;

/** How many views of one list a person can save. */
export const MAX_VIEWS = 50;
