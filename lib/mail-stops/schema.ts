import { z } from "zod";
import { anyText } from "@/lib/text/schema.ts";

/** The secret of the link in a mail with which its receiver ends mail to their mailbox. */
export const stopMailSchema = z.strictObject({ token: anyText.max(600) });
export type StopMailInput = z.infer<typeof stopMailSchema>;
