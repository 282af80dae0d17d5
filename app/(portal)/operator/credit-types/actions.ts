"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { bringCreditTypeBack } from "@/lib/credit-types/bring-credit-type-back.ts";
import { changeCreditType } from "@/lib/credit-types/change-credit-type.ts";
import { createCreditType } from "@/lib/credit-types/create-credit-type.ts";
import { moveCreditTypes } from "@/lib/credit-types/move-credit-types.ts";
import { retireCreditType } from "@/lib/credit-types/retire-credit-type.ts";
import {
	changeCreditTypeSchema,
	createCreditTypeSchema,
	creditTypeIdSchema,
	moveCreditTypesSchema,
} from "@/lib/credit-types/schema.ts";

export const createCreditTypeAction = portalAction(createCreditTypeSchema, createCreditType);
export const changeCreditTypeAction = portalAction(changeCreditTypeSchema, changeCreditType);
export const retireCreditTypeAction = portalAction(creditTypeIdSchema, retireCreditType);
export const bringCreditTypeBackAction = portalAction(creditTypeIdSchema, bringCreditTypeBack);
export const moveCreditTypesAction = portalAction(moveCreditTypesSchema, moveCreditTypes);
