import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "./ui/badge.tsx";

/**
 * Green is what is in force, grey what waits or is over, an outline who is shut out, red what failed or may have. One word has one
 * tone, wherever it stands; amber is for what comes soon, which is no state.
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
	expired: "neutral",
	ended: "outline",
	suspended: "outline",
	blocked: "outline",
	maybe_sent: "bad",
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
