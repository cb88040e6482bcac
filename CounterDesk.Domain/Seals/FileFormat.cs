namespace CounterDesk.Domain.Seals;

/// <summary>What a license file is, by its bytes and not by its name.</summary>
public enum FileFormat
{
    Neither,
    Ofd,
    Pdf,
}
