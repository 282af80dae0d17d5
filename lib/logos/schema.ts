import { z } from "zod";
import { wrong } from "@/lib/text/wrong.ts";

/** The file in base64; null removes the logo. */
export const saveLogoSchema = z.strictObject({ logo: z.base64(wrong("notAPicture")).nullable() });
export type SaveLogoInput = z.output<typeof saveLogoSchema>;
