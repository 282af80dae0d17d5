import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./class-names.ts";

export const buttonVariants = cva(
	"inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md text-sm font-medium transition-colors duration-100 print:hidden disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0",
	{
		variants: {
			variant: {
				default: "bg-accent text-on-accent hover:bg-accent-hover forced-colors:border",
				outline: "border border-line bg-surface hover:bg-sunken",
				ghost: "text-muted hover:bg-sunken hover:text-ink",
				danger: "border border-line bg-surface text-bad hover:border-bad/40 hover:bg-bad-soft",
				destroy: "bg-bad text-on-accent hover:bg-bad-hover forced-colors:border",
				link: "h-auto rounded-sm px-0 text-accent-ink underline-offset-4 hover:underline",
			},
			size: {
				default: "h-9 px-3.5",
				sm: "h-8 px-2.5",
				icon: "size-9",
				"icon-sm": "size-8",
			},
		},
		compoundVariants: [{ variant: "link", class: "h-auto min-h-6 px-0" }],
		defaultVariants: { variant: "default", size: "default" },
	},
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonVariants> {
	/** Gives its look to its only child, a link for instance. */
	asChild?: boolean;
	/** Under way: says so, keeps the focus, and ignores further clicks. */
	pending?: boolean;
}

export function Button({ className, variant, size, asChild, pending, children, ...props }: ButtonProps) {
	const classes = cn(buttonVariants({ variant, size }), className);
	if (asChild) {
		return (
			<Slot.Root className={classes} {...props}>
				{children}
			</Slot.Root>
		);
	}
	const whilePending = pending ? { "aria-disabled": true, "aria-busy": true, onClick: ignore } : {};
	return (
		<button type="button" className={classes} {...props} {...whilePending}>
			{pending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
			{children}
		</button>
	);
}

function ignore(event: MouseEvent) {
	event.preventDefault();
}
