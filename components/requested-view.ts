import { parseAsStringLiteral } from "nuqs/server";

/** `?view=own`: a Credit User looks at their own instead of their Credit Owner's (product.md 7). */
export const parseAsView = parseAsStringLiteral(["own"]);
