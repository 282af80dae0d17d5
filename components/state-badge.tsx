import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "./ui/badge.tsx";

/**
 * Green is active, grey is waiting or over, an outline is a suspended or blocked user, red is failed, perhaps failed, or overdue.
 * A word has the same tone everywhere; amber is for what comes soon, which isn't a state.
 */
const TONES = {
	active: "accent",
	paid: "accent",
	sent: "accent",
	pending: "neutral",
	waiting: "neutral",
	sending: "neutral",
	kept: "neutral",
	closing: "neutral",
	cancelled: "neutral",
	refunded: "neutral",
	partly_refunded: "neutral",
	obsolete: "neutral",
	unwanted: "neutral",
	expired: "neutral",
	ended: "outline",
	suspended: "outline",
	closed: "outline",
	blocked: "outline",
	overdue: "bad",
	maybe_sent: "warn",
	failed: "bad",
} as const satisfies Record<string, BadgeTone>;

interface StateBadgeProps {
	state: keyof typeof TONES;
	className?: string;
	/** The state in words. */
	children: ReactNode;
}

/** The state of an order, a user, an entry, a mail. */
export function StateBadge({ state, ...props }: StateBadgeProps) {
	return <Badge tone={TONES[state]} {...props} />;
}
