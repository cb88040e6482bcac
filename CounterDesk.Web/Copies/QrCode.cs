using CounterDesk.Domain.Paper;
using QRCoder;

namespace CounterDesk.Web.Copies;

/// <summary>QR codes as grids of modules, error correction Q.</summary>
internal static class QrCode
{
    // The generator puts the quiet zone into its matrix; the page adds its own.
    private const int QuietZone = 4;

    public static CodeMatrix Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var modules = code.ModuleMatrix;
        return CodeMatrix.Create(
            modules.Count - 2 * QuietZone, (row, column) => modules[row + QuietZone][column + QuietZone]);
    }
}
