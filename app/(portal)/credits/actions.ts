"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { withdrawRequest } from "@/lib/credit-requests/asking/withdraw-request.ts";
import { withdrawRequestSchema } from "@/lib/credit-requests/schema.ts";
import { cancelSubscription } from "@/lib/subscriptions/cancel-subscription.ts";
import { keepSubscription } from "@/lib/subscriptions/keep-subscription.ts";
import { subscriptionIdSchema } from "@/lib/subscriptions/schema.ts";

export const cancelSubscriptionAction = portalAction(subscriptionIdSchema, cancelSubscription);
export const keepSubscriptionAction = portalAction(subscriptionIdSchema, keepSubscription);

export const withdrawRequestAction = portalAction(withdrawRequestSchema, withdrawRequest);
