using System.Text.Json;
using CounterDesk.Domain.IdCards;
using CounterDesk.Web.External.IdCardReaders.Dialects;
using CounterDesk.Web.External.IdCardReaders.StandIn;

namespace CounterDesk.Web.External.IdCardReaders;

/// <summary>
/// Decides what the bytes are that came from a counter's PC. Nobody there is believed, not even our own script.
/// </summary>
internal static class ReceivedCard
{
    /// <summary>Room for the card's picture and the two images of its sides that some readers add.</summary>
    public const int LongestAnswer = 1 << 20;

    private static readonly JsonDocumentOptions _shallow = new() { MaxDepth = 8 };

    /// <param name="answer">Wiped by whoever owns it.</param>
    /// <param name="dialect">Of the service that was asked.</param>
    /// <param name="challenge">That it was asked with.</param>
    /// <param name="standInsCount">False where only real readers do.</param>
    public static CardReading Read(
        ReadOnlyMemory<byte> answer, IReaderDialect dialect, string challenge, bool standInsCount)
    {
        try
        {
            using var document = JsonDocument.Parse(answer, _shallow);
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
            {
                return CardReading.NotACard(CardFault.Unreadable);
            }

            var isStandIn = root.TryGetProperty(StandInAnswers.Mark, out _);
            return isStandIn && !standInsCount
                ? CardReading.NotACard(CardFault.StandIn)
                : dialect.Read(root, challenge, isStandIn);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return CardReading.NotACard(CardFault.Unreadable);
        }
    }
}
