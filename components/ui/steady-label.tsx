interface SteadyLabelProps {
	children: string;
}

/** A link's text that is as wide while it is medium as while it isn't: what stands beside it stays where it is. */
export function SteadyLabel({ children }: SteadyLabelProps) {
	return (
		<span
			data-label={children}
			className="inline-grid after:invisible after:h-0 after:overflow-hidden after:font-medium after:content-[attr(data-label)]"
		>
			{children}
		</span>
	);
}
