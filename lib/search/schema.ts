import { z } from "zod";
import { anyText } from "@/lib/text/schema.ts";

export const findEverywhereSchema = z.strictObject({ search: anyText.trim().max(200) });
export type FindEverywhereInput = z.output<typeof findEverywhereSchema>;

/** Which pages there are for the reader, without any input. */
export const readPagesSchema = z.strictObject({});
