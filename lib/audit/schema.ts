import { z } from "zod";
import { anyText } from "@/lib/text/schema.ts";

export const findAuditActorsSchema = z.strictObject({ search: anyText.max(200) });
export type FindAuditActorsInput = z.infer<typeof findAuditActorsSchema>;
