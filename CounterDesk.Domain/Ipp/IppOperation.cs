namespace CounterDesk.Domain.Ipp;

/// <summary>What the desk asks of a printer (RFC 8011 5.4.15).</summary>
public static class IppOperation
{
    public const ushort PrintJob = 0x0002;
    public const ushort CancelJob = 0x0008;
    public const ushort GetJobAttributes = 0x0009;
    public const ushort GetJobs = 0x000A;
    public const ushort GetPrinterAttributes = 0x000B;
}
