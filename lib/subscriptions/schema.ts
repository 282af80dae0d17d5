import { z } from "zod";

export const subscriptionIdSchema = z.strictObject({ subscriptionId: z.uuid() });
export type SubscriptionIdInput = z.output<typeof subscriptionIdSchema>;
