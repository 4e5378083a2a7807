import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { chapterSchema } from './content/schemas/chapter.ts';
import { claimSchema } from './content/schemas/claim.ts';
import { explainerSchema } from './content/schemas/explainer.ts';
import { referenceSchema } from './content/schemas/reference.ts';

export const collections = {
	chapters: defineCollection({
		loader: glob({ pattern: '*.mdx', base: './src/content/chapters' }),
		schema: chapterSchema,
	}),
	explainers: defineCollection({
		loader: glob({ pattern: '{disorders,therapies}/*.mdx', base: './src/content/explainers' }),
		schema: explainerSchema,
	}),
	references: defineCollection({ loader: file('src/content/references.json'), schema: referenceSchema }),
	claims: defineCollection({ loader: file('src/content/claims.yaml'), schema: claimSchema }),
};
