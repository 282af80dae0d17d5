"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { MOST_LOGO_BYTES } from "@/lib/logos/bounds.ts";
import { saveLogo } from "@/lib/logos/save-logo.ts";
import { saveLogoSchema } from "@/lib/logos/schema.ts";

/** Base64 is a third longer than the file, whose size the verb refuses in words. */
export const saveLogoAction = portalAction(saveLogoSchema, saveLogo, { mostCharacters: 2 * MOST_LOGO_BYTES });
