import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleDot, Info, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { Status } from "./status.tsx";

const bannerVariants = cva("flex gap-3 rounded-xl border px-4 py-3 text-sm", {
	variants: {
		tone: {
			accent: "border-line bg-accent-soft",
			warn: "border-transparent bg-warn-soft text-warn-ink",
			bad: "border-transparent bg-bad-soft text-bad-ink",
		},
	},
	defaultVariants: { tone: "accent" },
});

const defaultIcons = { accent: Info, warn: CircleDot, bad: CircleAlert } satisfies Record<string, LucideIcon>;

interface BannerProps extends VariantProps<typeof bannerVariants> {
	icon?: LucideIcon;
	/** The fact, in bold. */
	title?: ReactNode;
	/** What follows from it. */
	children?: ReactNode;
	/** One link or button: at the right end, under the text on phones. */
	action?: ReactNode;
	/** `status` is read out when it appears, `alert` at once; leave out what is there from the start. */
	role?: "status" | "alert";
	className?: string;
}

export function Banner({ tone, icon, title, children, action, role, className }: BannerProps) {
	const Icon = icon ?? defaultIcons[tone ?? "accent"];
	const said = (
		<>
			<Icon aria-hidden className={cn("mt-1 size-4 shrink-0", (tone ?? "accent") === "accent" && "text-accent-ink")} />
			<div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-1.5 leading-6 sm:flex-row sm:items-start sm:justify-between">
				<div className="min-w-0">
					{title ? <b className="font-semibold">{title}</b> : null}
					{title && children ? " " : null}
					{children ? (
						<span className={(tone ?? "accent") === "accent" ? "text-muted" : undefined}>{children}</span>
					) : null}
				</div>
				{action ? <div className="shrink-0">{action}</div> : null}
			</div>
		</>
	);
	const classes = cn(bannerVariants({ tone }), className);
	if (role === "status") return <Status className={classes}>{said}</Status>;
	return (
		<div role={role} className={classes}>
			{said}
		</div>
	);
}
