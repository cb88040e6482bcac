using CounterDesk.Web.ApplicantScreens;
using Microsoft.JSInterop;

namespace CounterDesk.Web.Features.ApplicantScreen;

/// <summary>How far the reading of a page is.</summary>
public enum ReadingState
{
    Silent,

    /// <summary>Browsers refuse to speak before the first touch or key.</summary>
    WaitsForTouch,

    Speaking,
    Over,
}

/// <summary>
/// Reads a page aloud by a script in the browser, and knows which sentence and which clause of it is being said.
/// </summary>
/// <param name="browser">Where it is spoken.</param>
/// <param name="changed">Called whenever <see cref="State"/> or the place has changed, on any thread.</param>
public sealed class ScreenReader(IJSRuntime browser, Func<Task> changed) : IAsyncDisposable
{
    private const double UsualRate = 0.95;
    private const double SlowRate = 0.7;

    private DotNetObjectReference<ScreenReader>? _ourselves;
    private IJSObjectReference? _voice;
    private string _language = "";
    private bool _isSlow;

    // What an earlier reading still has to say of itself is not listened to.
    private int _turn;

    public ReadingState State { get; private set; }

    public IReadOnlyList<Sentence> Sentences { get; private set; } = [];

    /// <summary>Which sentence, counted from 0.</summary>
    public int At { get; private set; }

    /// <summary>Which clause of it, counted from 0.</summary>
    public int Phrase { get; private set; }

    public Sentence? Saying => State is ReadingState.Speaking && At < Sentences.Count ? Sentences[At] : null;

    /// <summary>What is tinted on the page.</summary>
    public string? Line => Saying?.Line;

    /// <summary>With what this browser speaks the language.</summary>
    public async Task<ScreenVoice> FindVoiceAsync(ScreenWords words)
    {
        var found = await CallAsync<string>("voiceFor", words.Culture.Name);
        return Enum.TryParse<ScreenVoice>(found, out var voice) ? voice : ScreenVoice.Unknown;
    }

    /// <summary>Begins with the first sentence.</summary>
    public Task ReadAsync(IReadOnlyList<Sentence> sentences, string language, bool isSlow)
    {
        (Sentences, _language, _isSlow) = (sentences, language, isSlow);
        return ReadFromAsync(0);
    }

    /// <summary>Goes on from the sentence that is being said.</summary>
    public Task ChangeSpeedAsync(bool isSlow)
    {
        _isSlow = isSlow;
        return State is ReadingState.Speaking ? ReadFromAsync(At) : Task.CompletedTask;
    }

    /// <summary>Stops at once. The page can be read again.</summary>
    public async Task StopAsync()
    {
        _turn++;
        await PutAsync(Sentences.Count is 0 ? ReadingState.Silent : ReadingState.Over, 0, 0);
        await CallAsync<object>("stop");
    }

    /// <summary>Stops, and there is nothing to be read again.</summary>
    public Task LeaveAsync()
    {
        if (Sentences.Count is 0)
        {
            return Task.CompletedTask;
        }

        Sentences = [];
        return StopAsync();
    }

    [JSInvokable]
    public Task Waits(int turn) => Hear(turn, ReadingState.WaitsForTouch, 0, 0);

    [JSInvokable]
    public Task Says(int turn, int sentence, int phrase) => Hear(turn, ReadingState.Speaking, sentence, phrase);

    [JSInvokable]
    public Task Ended(int turn) => Hear(turn, ReadingState.Over, 0, 0);

    public async ValueTask DisposeAsync()
    {
        await CallAsync<object>("stop");
        _ourselves?.Dispose();
        try
        {
            if (_voice is not null)
            {
                await _voice.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and is silent.
        }
    }

    private async Task ReadFromAsync(int first)
    {
        var turn = ++_turn;
        if (Sentences.Count is 0)
        {
            await StopAsync();
            return;
        }

        await CallAsync<object>(
            "read",
            turn,
            Sentences.Select(sentence => new { sentence.Phrases, sentence.Sound, sentence.Line }).ToArray(),
            new { first, language = _language, rate = _isSlow ? SlowRate : UsualRate });
    }

    private Task Hear(int turn, ReadingState state, int sentence, int phrase) =>
        turn == _turn ? PutAsync(state, sentence, phrase) : Task.CompletedTask;

    private Task PutAsync(ReadingState state, int sentence, int phrase)
    {
        (State, At, Phrase) = (state, sentence, phrase);
        return changed();
    }

    private async Task<TValue?> CallAsync<TValue>(string function, params object[] arguments)
    {
        try
        {
            if (_voice is null)
            {
                await using var script =
                    await browser.InvokeAsync<IJSObjectReference>("import", "/scripts/screen-speech.js");
                _ourselves = DotNetObjectReference.Create(this);
                _voice = await script.InvokeAsync<IJSObjectReference>("open", _ourselves);
            }

            return await _voice.InvokeAsync<TValue>(function, arguments);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            return default;
        }
    }
}
