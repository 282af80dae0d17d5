"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { saveSeller } from "@/lib/seller/save-seller.ts";
import { saveSellerSchema } from "@/lib/seller/schema.ts";

export const saveSellerAction = portalAction(saveSellerSchema, saveSeller);
