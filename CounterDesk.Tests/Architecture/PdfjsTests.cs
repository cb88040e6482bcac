using System.Security.Cryptography;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Architecture;

/// <summary>What is taken from others is as they published it, and says whence it came.</summary>
public sealed class PdfjsTests
{
    private const string Folder = "wwwroot-assets/pdfjs";

    [Fact]
    public void Every_program_of_PdfJs_is_the_one_whose_hash_is_written_down()
    {
        var written = File.ReadLines(Repository.File($"{Folder}/README.md"))
            .Select(line => line.Split("  "))
            .Where(parts => parts is [{ Length: 64 }, _])
            .ToDictionary(parts => parts[1], parts => parts[0]);
        var programs = Files().Where(file => Path.GetExtension(file) is ".mjs" or ".js" or ".wasm")
            .ToDictionary(Name, file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));

        Assert.NotEmpty(written);
        Assert.Equal(written.OrderBy(file => file.Key), programs.OrderBy(file => file.Key));
    }

    [Fact]
    public void Every_folder_of_PdfJs_brings_its_license_along() =>
        Assert.Equal(
            ["", "cmaps", "standard_fonts", "wasm"],
            Files().Where(file => Path.GetFileName(file).StartsWith("LICENSE", StringComparison.Ordinal))
                .Select(file => Path.GetDirectoryName(Name(file))!).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.File(Folder), "*", SearchOption.AllDirectories);

    private static string Name(string file) =>
        Path.GetRelativePath(Repository.File(Folder), file).Replace('\\', '/');
}
