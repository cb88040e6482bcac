namespace CounterDesk.Tests.Browser;

/// <summary>
/// A data folder in which the demo hall has all its licenses, made once for all programs of a run: drawing and sealing
/// them takes longer than most tests.
/// </summary>
internal static class FurnishedHall
{
    private static readonly Lazy<Task<string>> _made = new(MakeAsync);

    /// <summary>A copy that is the caller's.</summary>
    public static async Task<string> CopyAsync()
    {
        var copy = NewFolder();
        Copy(await _made.Value, copy);
        return copy;
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("counterdesk-browser-").FullName;

    // What it was made in goes with its program.
    private static async Task<string> MakeAsync()
    {
        await using var program = await ServedDesk.StartInAsync(NewFolder());
        await program.DemoIsReadyAsync();
        await program.StopAsync();
        var kept = NewFolder();
        Copy(program.DataFolder, kept);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(kept, recursive: true);
        return kept;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
