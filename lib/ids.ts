import { v7 } from "uuid";

/** A new UUIDv7. Nothing is ever sorted by ids. */
export const newId = (): string => v7();
