import { z } from "zod";
import { anyText } from "@/lib/text/schema.ts";

export const followSignInLinkSchema = z.strictObject({ token: anyText.max(200) });
export type FollowSignInLinkInput = z.infer<typeof followSignInLinkSchema>;
