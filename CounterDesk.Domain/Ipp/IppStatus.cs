using CounterDesk.Domain.Printing;

namespace CounterDesk.Domain.Ipp;

/// <summary>How a request came out (RFC 8011 Appendix B).</summary>
public static class IppStatus
{
    public const ushort Ok = 0x0000;
    public const ushort Forbidden = 0x0401;
    public const ushort NotAuthenticated = 0x0402;
    public const ushort NotAuthorized = 0x0403;
    public const ushort NotPossible = 0x0404;
    public const ushort NotFound = 0x0406;
    public const ushort Gone = 0x0407;
    public const ushort FormatNotSupported = 0x040A;
    public const ushort ValuesNotSupported = 0x040B;
    public const ushort VersionNotSupported = 0x0503;
    public const ushort NotAcceptingJobs = 0x0506;
    public const ushort Busy = 0x0507;
    public const ushort Deactivated = 0x050A;

    // B.1: the class is in the high byte, and 0x00xx is success.
    private const ushort FirstFailure = 0x0100;

    public static bool IsSuccess(ushort status) => status < FirstFailure;

    /// <summary>What a refusal means at the counter.</summary>
    public static PrinterTrouble TroubleOf(ushort status) => status switch
    {
        Forbidden or NotAuthenticated or NotAuthorized => PrinterTrouble.NotAllowed,
        NotFound or Gone => PrinterTrouble.NotAPrinter,
        FormatNotSupported => PrinterTrouble.NoPdf,
        NotAcceptingJobs or Busy or Deactivated => PrinterTrouble.NotAccepting,
        _ => PrinterTrouble.JobRefused,
    };
}
