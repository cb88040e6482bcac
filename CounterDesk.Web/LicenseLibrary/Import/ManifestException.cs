namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>The manifest cannot be used from here on. What was read before stays taken in.</summary>
internal sealed class ManifestException(ImportReason reason, string? detail = null) : Exception($"{reason} {detail}")
{
    public ImportFinding Finding { get; } = new(0, null, reason, detail);
}
