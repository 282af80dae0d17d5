import { z } from "zod";
import { reason } from "@/lib/audit/reason-schema.ts";

export const releaseOpenHoldSchema = z.strictObject({ holdId: z.uuid(), reason });
export type ReleaseOpenHoldInput = z.infer<typeof releaseOpenHoldSchema>;
