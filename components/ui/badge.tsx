import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

const badgeVariants = cva(
	"inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2 py-0.5 text-xs font-medium tracking-normal",
	{
		variants: {
			tone: {
				neutral: "bg-sunken text-muted",
				outline: "inset-ring inset-ring-line text-ink",
				accent: "bg-accent-soft text-accent-ink",
				warn: "bg-warn-soft text-warn-ink",
				bad: "bg-bad-soft text-bad-ink",
			},
		},
		defaultVariants: { tone: "neutral" },
	},
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeVariants>["tone"]>;

export function Badge({ className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
	return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
