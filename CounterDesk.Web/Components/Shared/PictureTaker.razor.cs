using CounterDesk.Domain.Drawing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CounterDesk.Web.Components.Shared;

/// <summary>
/// Takes the photograph of a paper, by a camera or from a file. It holds nothing but the picture: whoever takes it over
/// keeps it, or overwrites it.
/// </summary>
public sealed partial class PictureTaker(IJSRuntime browser, IStringLocalizer<PictureText> text)
    : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _video;
    private IJSObjectReference? _module;
    private IJSObjectReference? _camera;
    private State _state;
    private string? _trouble;
    private bool _isBusy;
    private int _cameras;

    // A new field for each file, or a browser would not tell that the same one was chosen again.
    private int _choice;

    private enum State
    {
        Closed,
        Opening,
        Open,
        Reading,
    }

    /// <summary>Distinguishes several on a page.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Which paper is photographed.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public PlainImage? Value { get; set; }

    [Parameter]
    public EventCallback<PlainImage?> ValueChanged { get; set; }

    /// <summary>Where one is in the store already: since when and until when, in words.</summary>
    [Parameter]
    public string? Kept { get; set; }

    private bool HasOne => Value is not null || Kept is not null;

    private bool ShowsPicture => Value is not null && _state is State.Closed;

    private bool IsOff => _state is not State.Closed;

    private string StateKey => ShowsPicture ? "Taken" : _state.ToString();

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        try
        {
            if (_camera is not null)
            {
                await _camera.InvokeVoidAsync("close");
                await _camera.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (Exception exception) when (HasGone(exception) || exception is JSException)
        {
            // The browser has gone, and the camera's light with it.
        }
    }

    private async Task OpenAsync()
    {
        (_state, _trouble) = (State.Opening, null);
        await AskCameraAsync(async () =>
        {
            _module ??= await browser.InvokeAsync<IJSObjectReference>(
                "import", _leaving.Token, "./scripts/document-camera.js");
            _camera ??= await _module.InvokeAsync<IJSObjectReference>("camera", _leaving.Token, _video);

            // Not limited in time: the browser may be asking the clerk.
            Become(await _camera.InvokeAsync<string>("open", Timeout.InfiniteTimeSpan));
            _cameras = _state is State.Open ? await _camera.InvokeAsync<int>("count", _leaving.Token) : 0;
        });
    }

    private Task NextAsync() =>
        AskCameraAsync(async () => Become(await _camera!.InvokeAsync<string>("next", _leaving.Token)));

    private Task LeaveAsync() => AskCameraAsync(CloseAsync);

    private async Task CloseAsync()
    {
        _state = State.Closed;
        if (_camera is { } camera)
        {
            _camera = null;
            await camera.InvokeVoidAsync("close", _leaving.Token);
            await camera.DisposeAsync();
        }
    }

    private Task TakeAsync() => AskCameraAsync(async () =>
    {
        await using var still = await _camera!.InvokeAsync<IJSStreamReference>("take", _leaving.Token);
        await using var stream = await still.OpenReadStreamAsync(PlainImage.MaxFileBytes, _leaving.Token);

        // Nothing else may be asked of the browser before the stream is read: the answer would wait behind it.
        await TakeOverAsync(stream, still.Length);
        await CloseAsync();
    });

    private async Task ReadFileAsync(IBrowserFile file)
    {
        (_choice, _trouble) = (_choice + 1, null);
        if (file.Size > PlainImage.MaxFileBytes)
        {
            Refuse(PictureFault.TooLarge);
            return;
        }

        try
        {
            await using var stream = file.OpenReadStream(PlainImage.MaxFileBytes, _leaving.Token);
            await TakeOverAsync(stream, file.Size);
        }
        catch (Exception exception) when (exception is IOException or JSException or TimeoutException)
        {
            (_state, _trouble) = (State.Closed, "Picture_Interrupted");
        }
        catch (Exception exception) when (HasGone(exception))
        {
            // Nobody is there to be told.
        }
    }

    private async Task TakeOverAsync(Stream stream, long length)
    {
        _state = State.Reading;
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, _leaving.Token);

        // A large one takes a second, for which the page must not stand still.
        var answer = await Task.Run(() => PlainImage.Read(bytes), _leaving.Token);
        Array.Clear(bytes);
        _state = State.Closed;
        switch (answer)
        {
            case PictureAnswer.Taken(var image):
                await ChangeAsync(image);
                break;
            case PictureAnswer.Refused(var fault):
                Refuse(fault);
                break;
        }
    }

    private Task DropAsync() => ChangeAsync(null);

    // What the browser cannot show nobody can read later.
    private Task RefuseUnreadableAsync()
    {
        Refuse(PictureFault.Damaged);
        return ChangeAsync(null);
    }

    private async Task ChangeAsync(PlainImage? image)
    {
        if (Value is { } before)
        {
            Array.Clear(before.Bytes);
        }

        await ValueChanged.InvokeAsync(image);
    }

    private void Refuse(PictureFault fault) => _trouble = $"Picture_{fault}";

    private void Become(string answer) => (_state, _trouble) =
        answer is "Open" ? (State.Open, null) : (State.Closed, $"Camera_{answer}");

    private async Task AskCameraAsync(Func<Task> ask)
    {
        _isBusy = true;
        try
        {
            await ask();
        }
        catch (Exception exception) when (exception is JSException or IOException or TimeoutException)
        {
            await CloseAsync();
            _trouble = "Camera_Failed";
        }
        catch (Exception exception) when (HasGone(exception))
        {
            // Nobody is there to be told.
        }
        finally
        {
            _isBusy = false;
        }
    }

    private static bool HasGone(Exception exception) =>
        exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
