import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

interface EmptyStateProps {
	icon?: LucideIcon;
	/** The fact: "No orders yet". */
	title: ReactNode;
	/** What this is for, in one sentence. */
	children?: ReactNode;
	/** The one thing to do. */
	action?: ReactNode;
	className?: string;
}

export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
	return (
		<div className={cn("flex flex-col items-center px-5 py-14 text-center", className)}>
			{Icon ? (
				<span className="mb-4 grid size-10 place-items-center rounded-full bg-sunken text-muted">
					<Icon aria-hidden className="size-5" />
				</span>
			) : null}
			<div className="text-body font-medium">{title}</div>
			{children ? <div className="mt-1 max-w-md text-pretty text-sm text-muted">{children}</div> : null}
			{action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
		</div>
	);
}
