import { z } from "zod";
import { CUSTOMER_RIGHTS, OPERATOR_RIGHTS } from "@/lib/auth/rights-of-organization.ts";
import { givenName } from "@/lib/text/schema.ts";

const fields = {
	name: givenName.max(60),
	rights: z.array(z.enum([...CUSTOMER_RIGHTS, ...OPERATOR_RIGHTS])).transform((rights) => [...new Set(rights)]),
};

export const createUserRoleSchema = z.strictObject(fields);
export type CreateUserRoleInput = z.output<typeof createUserRoleSchema>;

/** `version` is the one that the form was opened with. */
export const changeUserRoleSchema = z.strictObject({ userRoleId: z.uuid(), version: z.int().min(0), ...fields });
export type ChangeUserRoleInput = z.output<typeof changeUserRoleSchema>;

export const deleteUserRoleSchema = z.strictObject({ userRoleId: z.uuid() });
export type DeleteUserRoleInput = z.output<typeof deleteUserRoleSchema>;
