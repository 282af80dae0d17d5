import { parseAsStringLiteral } from "nuqs/server";

/** `?view=own`: a Credit User looks at his own instead of his Credit Owner's (product.md 7). */
export const parseAsView = parseAsStringLiteral(["own"]);
