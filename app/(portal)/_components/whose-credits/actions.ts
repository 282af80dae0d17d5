"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { keepView } from "@/lib/owners/keep-view.ts";
import { keepViewSchema } from "@/lib/owners/schema.ts";

export const keepViewAction = portalAction(keepViewSchema, keepView);
