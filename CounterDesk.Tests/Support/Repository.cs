using System.Runtime.CompilerServices;

namespace CounterDesk.Tests.Support;

/// <summary>Where the source files lie that the tests of the house style read.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string File(string relative) => Path.Combine(Root, relative);

    /// <summary>Every source file of a project, without what the build made. Never empty: a test over nothing proves nothing.</summary>
    public static IReadOnlyList<string> SourceFiles(string project, string pattern)
    {
        var files = Directory.EnumerateFiles(File(project), pattern, SearchOption.AllDirectories)
            .Where(file => !IsBuildOutput(file))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(files);
        return files;
    }

    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static bool IsBuildOutput(string file) =>
        Name(file).Split('/') is var parts && (parts.Contains("obj") || parts.Contains("bin"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
