/* SPDX-License-Identifier: BSD-2-Clause
 *
 * Do the inputs that once were interesting still do no harm? Runs a fuzz target over all files of a
 * folder, with any compiler.
 * usage: fuzz_..._replay FOLDER
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_LIMIT = 256 * 1024 };

static int replay(const char *folder, const char *name)
{
	static uint8_t input[INPUT_LIMIT];
	char path[4096];
	size_t size;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "rb");
	if (file == NULL)
		return 0;
	size = fread(input, 1, sizeof(input), file);
	fclose(file);
	LLVMFuzzerTestOneInput(input, size);
	return 1;
}

int main(int argc, char **argv)
{
	const struct dirent *entry;
	int count = 0;
	DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;

	if (folder == NULL) {
		fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
		return 2;
	}
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] != '.')
			count += replay(argv[1], entry->d_name);
	}
	closedir(folder);
	printf("%d inputs did no harm\n", count);
	return count == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
