using System.Security.Cryptography;
using System.Text.Json;
using CounterDesk.Domain.IdCards;
using CounterDesk.Web.External.IdCardReaders.Dialects;
using CounterDesk.Web.External.IdCardReaders.StandIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace CounterDesk.Web.External.IdCardReaders;

/// <summary>
/// The counter's ID card reader. Its service listens on the counter's PC alone, so that the clerk's browser asks it;
/// what the answer is worth is decided here. One for each circuit.
/// </summary>
public sealed class IdCardReader(
    IJSRuntime browser, IOptions<IdCardReaderOptions> options, IHostEnvironment environment, TimeProvider time)
    : IAsyncDisposable
{
    private const int ChallengeLength = 16;

    // Readers want a pause between two tries.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    // An answer takes its time, also when the waiting for a card is nearly over.
    private static readonly TimeSpan _leastWait = TimeSpan.FromSeconds(2);

    private readonly IReaderDialect? _dialect = options.Value.FindDialect();
    private readonly Uri? _address = options.Value.FindAddress();
    private IJSObjectReference? _script;

    public bool IsSetUp => _dialect is not null;

    /// <summary>The hall's setting says so; a stand-in says it of itself besides.</summary>
    public bool IsStandIn => options.Value.StandIn;

    public TimeSpan Timeout => options.Value.Timeout;

    /// <summary>Waits for a card to be laid on the reader, and reads it.</summary>
    /// <param name="mayPrompt">
    /// The clerk asked for it. Otherwise nothing is asked while the browser would put a question of its own.
    /// </param>
    /// <param name="cancellationToken">The clerk has left.</param>
    public async Task<CardReading> ReadAsync(bool mayPrompt, CancellationToken cancellationToken)
    {
        if (_dialect is null)
        {
            return new CardReading.NotRead(CardTrouble.NotSetUp);
        }

        var begun = time.GetTimestamp();
        while (true)
        {
            var left = Timeout - time.GetElapsedTime(begun);
            var wait = left > _leastWait ? left : _leastWait;
            var reading = await AskAsync(_dialect, wait, mayPrompt, cancellationToken);
            if (reading is not CardReading.NotRead { Trouble: CardTrouble.NoCard } || left <= TimeSpan.Zero)
            {
                return reading;
            }

            await Task.Delay(_pause, time, cancellationToken);
        }
    }

    /// <summary>Draws the card's picture. What comes back wipes it; null when the browser cannot show it.</summary>
    internal async Task<IJSObjectReference?> ShowPhotoAsync(
        ElementReference canvas, IdCard card, CancellationToken cancellationToken)
    {
        var photo = card.Photo.ToArray();
        try
        {
            var script = await ScriptAsync(cancellationToken);
            return await script.InvokeAsync<IJSObjectReference>("showPhoto", cancellationToken, canvas, photo);
        }
        catch (JSException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(photo);
        }
    }

    /// <summary>
    /// Tells the stand-in what to do, or nothing, and hears what lies on it and what may; null when it does not answer.
    /// </summary>
    internal async Task<StandInState?> TellStandInAsync(StandInOrder? order, CancellationToken cancellationToken)
    {
        try
        {
            var script = await ScriptAsync(cancellationToken);
            var control = new UriBuilder(_address!)
            {
                Scheme = "http", Path = StandInReader.ControlPath, Query = "",
            };
            return await script.InvokeAsync<StandInState>("tellStandIn", cancellationToken, control.Uri, order);
        }
        catch (Exception exception) when (exception is JSException or JsonException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_script is not null)
            {
                await _script.DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and the script with it.
        }
    }

    private async Task<CardReading> AskAsync(
        IReaderDialect dialect, TimeSpan left, bool mayPrompt, CancellationToken cancellationToken)
    {
        var challenge = RandomNumberGenerator.GetHexString(ChallengeLength * 2, lowercase: true);
        var question = new ReaderQuestion(
            _address!, dialect.Method, dialect.Ask(challenge), left.TotalMilliseconds, mayPrompt);
        try
        {
            var script = await ScriptAsync(cancellationToken);
            return await script.InvokeAsync<ReaderState>("ask", cancellationToken, question) switch
            {
                ReaderState.NoSecureContext => new CardReading.NotRead(CardTrouble.NoSecureContext),
                ReaderState.NotAsked => new CardReading.NotRead(CardTrouble.NotAsked),
                ReaderState.Refused => new CardReading.NotRead(CardTrouble.Refused),
                ReaderState.NoService => new CardReading.NotRead(CardTrouble.NoService),
                ReaderState.TooSlow => new CardReading.NotRead(CardTrouble.TooSlow),
                ReaderState.Answered => await TakeAsync(script, dialect, challenge, cancellationToken),
            };
        }
        catch (Exception exception) when (exception is JSException or JsonException)
        {
            return CardReading.NotACard(CardFault.Unreadable);
        }
        catch (OperationCanceledException)
        {
            await StopAsync();
            throw;
        }
    }

    private async Task<CardReading> TakeAsync(
        IJSObjectReference script, IReaderDialect dialect, string challenge, CancellationToken cancellationToken)
    {
        await using var answer = await script.InvokeAsync<IJSStreamReference>("take", cancellationToken);
        if (answer.Length > ReceivedCard.LongestAnswer)
        {
            return CardReading.NotACard(CardFault.TooLong);
        }

        var bytes = new byte[answer.Length];
        try
        {
            await using var stream = await answer.OpenReadStreamAsync(ReceivedCard.LongestAnswer, cancellationToken);
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            return ReceivedCard.Read(bytes, dialect, challenge, standInsCount: !environment.IsProduction());
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            return new CardReading.NotRead(CardTrouble.TooSlow);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    // The browser would go on asking, and keep an answer that nobody takes.
    private async Task StopAsync()
    {
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("stop", CancellationToken.None);
            }
        }
        catch (Exception exception)
            when (exception is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and what it had with it.
        }
    }

    private async Task<IJSObjectReference> ScriptAsync(CancellationToken cancellationToken) =>
        _script ??= await browser.InvokeAsync<IJSObjectReference>(
            "import", cancellationToken, "./scripts/id-card-reader.js");
}
