"use client";

import { Tabs as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export const Tabs = Primitive.Root;
export const TabsContent = Primitive.Content;

export const tabListClasses = "flex gap-1 overflow-x-auto border-b border-line text-sm";
export const tabClasses =
	"flex shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 py-2 text-muted hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink";

export function TabsList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
	return <Primitive.List className={cn(tabListClasses, className)} {...props} />;
}

export function TabsTrigger({ className, ...props }: ComponentProps<typeof Primitive.Trigger>) {
	return <Primitive.Trigger className={cn(tabClasses, className)} {...props} />;
}
