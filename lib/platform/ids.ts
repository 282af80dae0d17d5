import { v7, validate } from "uuid";

/** A new UUIDv7. Nothing is ever sorted by ids. */
export const newId = (): string => v7();

/** Whether a text from outside can be an id at all; PostgreSQL refuses to compare anything else. */
export const isId = (text: string): boolean => validate(text);
