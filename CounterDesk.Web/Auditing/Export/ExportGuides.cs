namespace CounterDesk.Web.Auditing.Export;

/// <summary>The pages and scripts that go with what leaves the log, so that whoever has it needs no program of ours.</summary>
internal static class ExportGuides
{
    private const string Resources = "CounterDesk.Web.Auditing.Export.";

    public static async Task WriteAsync(string guide, Stream file, CancellationToken cancellationToken)
    {
        await using var resource = typeof(ExportGuides).Assembly.GetManifestResourceStream(Resources + guide)!;
        await resource.CopyToAsync(file, cancellationToken);
    }
}
