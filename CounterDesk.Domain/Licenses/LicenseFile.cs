namespace CounterDesk.Domain.Licenses;

public enum LicenseFileFormat
{
    Ofd,
    Pdf,
}

/// <summary>The file of a license as the source keeps it, in the format it claims to be: hostile until it is parsed.</summary>
public sealed record LicenseFile(LicenseFileFormat Format, ReadOnlyMemory<byte> Bytes);
