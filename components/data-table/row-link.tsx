"use client";

import type { ComponentProps } from "react";
import { cn } from "../ui/class-names.ts";
import { Link } from "../ui/link.tsx";
import { rowLinkClasses } from "./row-link-classes.ts";

/** The link of a row to the page of what it is about. The whole row leads there. */
export function RowLink({ className, ...props }: ComponentProps<typeof Link>) {
	return <Link data-row-link="" className={cn(rowLinkClasses, className)} {...props} />;
}
