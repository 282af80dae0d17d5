import { z } from "zod";

/** All of help at once: a few kilobytes. */
export const readHelpSchema = z.strictObject({});
