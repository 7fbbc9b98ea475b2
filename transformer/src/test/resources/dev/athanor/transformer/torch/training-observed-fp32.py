class TransformerWte(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class TransformerWpe(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class TransformerHBlockLn1(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockAttnCAttn(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockAttnCProj(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockAttn(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  c_attn : __torch__.TransformerHBlockAttnCAttn
  c_proj : __torch__.TransformerHBlockAttnCProj

class TransformerHBlockLn2(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockMlpCFc(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockMlpCProj(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class TransformerHBlockMlp(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  c_fc : __torch__.TransformerHBlockMlpCFc
  c_proj : __torch__.TransformerHBlockMlpCProj

class TransformerHBlock(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  ln_1 : __torch__.TransformerHBlockLn1
  attn : __torch__.TransformerHBlockAttn
  ln_2 : __torch__.TransformerHBlockLn2
  mlp : __torch__.TransformerHBlockMlp

class TransformerH(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.TransformerHBlock

class TransformerLnF(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class Transformer(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  wte : __torch__.TransformerWte
  wpe : __torch__.TransformerWpe
  h : __torch__.TransformerH
  ln_f : __torch__.TransformerLnF

class Moments(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  first_moments : List[Tensor]
  second_moments : List[Tensor]

class Program(Module):
  __parameters__ = []
  __buffers__ = ["steps", ]
  training : bool
  transformer : __torch__.Transformer
  vocabulary_size : int
  context_length : int
  decayed : __torch__.Moments
  undecayed : __torch__.Moments
  steps : Tensor
  seed : int
  observed : str
  def scores(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    wte = torch.embedding(self.transformer.wte.weight, tokens)
    wpe = torch.slice(self.transformer.wpe.weight, 0, 0, time)
    x = torch.flatten(torch.add(wte, wpe), 0, 1)
    x_2 = torch.dropout(x, 0.1, training)
    h0 = getattr(self.transformer.h, "0")
    h0_ln_1 = torch.layer_norm(x_2, [16], h0.ln_1.weight, h0.ln_1.bias, 1.0E-5)
    h0_attn_c_attn = torch.addmm(h0.attn.c_attn.bias, h0_ln_1, h0.attn.c_attn.weight)
    h0_packed = torch.permute(torch.view(h0_attn_c_attn, [batch, time, 3, 2, 8]), [2, 0, 3, 1, 4])
    h0_q, h0_k, h0_v, = torch.unbind(h0_packed, 0)
    h0_heads = torch.scaled_dot_product_attention(h0_q, h0_k, h0_v, None, (0.1 if training else 0.), True)
    h0_attended = torch.reshape(torch.transpose(h0_heads, 1, 2), [-1, 16])
    h0_attn_c_proj = torch.addmm(h0.attn.c_proj.bias, h0_attended, h0.attn.c_proj.weight)
    h0_attn_c_proj_2 = torch.dropout(h0_attn_c_proj, 0.1, training)
    x_3 = torch.add(x_2, h0_attn_c_proj_2)
    h0_ln_2 = torch.layer_norm(x_3, [16], h0.ln_2.weight, h0.ln_2.bias, 1.0E-5)
    h0_mlp_c_fc = torch.addmm(h0.mlp.c_fc.bias, h0_ln_2, h0.mlp.c_fc.weight)
    gelu = torch.gelu(h0_mlp_c_fc, approximate="tanh")
    h0_mlp_c_proj = torch.addmm(h0.mlp.c_proj.bias, gelu, h0.mlp.c_proj.weight)
    h0_mlp_c_proj_2 = torch.dropout(h0_mlp_c_proj, 0.1, training)
    x_4 = torch.add(x_3, h0_mlp_c_proj_2)
    ln_f = torch.layer_norm(x_4, [16], self.transformer.ln_f.weight, self.transformer.ln_f.bias, 1.0E-5)
    logits = torch.mm(ln_f, torch.t(self.transformer.wte.weight))
    return logits
  def forward(self: __torch__.Program, tokens: Tensor) -> Tensor:
    logits = (self).scores(tokens, False)
    return torch.view(logits, [torch.size(tokens, 0), torch.size(tokens, 1), -1])
  def training_scores(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    return (self).scores(tokens, training)
  def inputs(self: __torch__.Program, tokens: Tensor) -> Tensor:
    return torch.slice(tokens, 1, 0, torch.sub(torch.size(tokens, 1), 1))
  def criterion(self: __torch__.Program, logits: Tensor, tokens: Tensor, training: bool) -> Tensor:
    targets = torch.flatten(torch.slice(tokens, 1, 1))
    return torch.cross_entropy_loss(torch.to(logits, 6), targets)
  def loss(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    logits = (self).training_scores((self).inputs(tokens), training)
    return (self).criterion(logits, tokens, training)
  def measure(self: __torch__.Program, tokens: Tensor) -> Tensor:
    logits = (self).training_scores((self).inputs(tokens), False)
    hits = torch.eq(torch.argmax(logits, -1), torch.flatten(torch.slice(tokens, 1, 1)))
    loss = (self).criterion(logits, tokens, False)
    return torch.stack([loss, torch.sum(torch.ones_like(hits, dtype=6)), torch.sum(torch.to(hits, 6))])
  def evaluate(self: __torch__.Program, tokens: Tensor) -> Tensor:
    batches = torch.size(tokens, 0)
    measures = (self).measure(torch.select(tokens, 0, 0))
    for i in range(torch.sub(batches, 1)):
      measures = torch.add(measures, (self).measure(torch.select(tokens, 0, torch.add(i, 1))))
    return torch.cat([torch.div(torch.slice(measures, 0, 0, 1), batches), torch.slice(measures, 0, 1)])
  def weights(self: __torch__.Program) -> List[Tensor]:
    return [
      self.transformer.wte.weight,
      self.transformer.wpe.weight,
      getattr(self.transformer.h, "0").attn.c_attn.weight,
      getattr(self.transformer.h, "0").attn.c_proj.weight,
      getattr(self.transformer.h, "0").mlp.c_fc.weight,
      getattr(self.transformer.h, "0").mlp.c_proj.weight,
      getattr(self.transformer.h, "0").ln_1.weight,
      getattr(self.transformer.h, "0").ln_1.bias,
      getattr(self.transformer.h, "0").attn.c_attn.bias,
      getattr(self.transformer.h, "0").attn.c_proj.bias,
      getattr(self.transformer.h, "0").ln_2.weight,
      getattr(self.transformer.h, "0").ln_2.bias,
      getattr(self.transformer.h, "0").mlp.c_fc.bias,
      getattr(self.transformer.h, "0").mlp.c_proj.bias,
      self.transformer.ln_f.weight,
      self.transformer.ln_f.bias]
  def state(self: __torch__.Program) -> List[Tensor]:
    tensors = [
      self.transformer.wte.weight,
      self.transformer.wpe.weight,
      getattr(self.transformer.h, "0").ln_1.weight,
      getattr(self.transformer.h, "0").ln_1.bias,
      getattr(self.transformer.h, "0").attn.c_attn.weight,
      getattr(self.transformer.h, "0").attn.c_attn.bias,
      getattr(self.transformer.h, "0").attn.c_proj.weight,
      getattr(self.transformer.h, "0").attn.c_proj.bias,
      getattr(self.transformer.h, "0").ln_2.weight,
      getattr(self.transformer.h, "0").ln_2.bias,
      getattr(self.transformer.h, "0").mlp.c_fc.weight,
      getattr(self.transformer.h, "0").mlp.c_fc.bias,
      getattr(self.transformer.h, "0").mlp.c_proj.weight,
      getattr(self.transformer.h, "0").mlp.c_proj.bias,
      self.transformer.ln_f.weight,
      self.transformer.ln_f.bias]
    torch.extend(tensors, self.decayed.first_moments)
    torch.extend(tensors, self.decayed.second_moments)
    torch.extend(tensors, self.undecayed.first_moments)
    torch.extend(tensors, self.undecayed.second_moments)
    return torch.append(tensors, self.steps)
  def update(self: __torch__.Program, weights: List[Tensor], gradients: List[Tensor], norm: Tensor, learning_rate: float) -> NoneType:
    torch.add_(self.steps, 1)
    scale = torch.clamp(torch.div(norm, 1.0), 1.)
    ops.aten._fused_adamw_(weights[0:6], gradients[0:6], self.decayed.first_moments, self.decayed.second_moments,
      [], torch.mul([self.steps], 6), lr=learning_rate,
      beta1=0.9, beta2=0.99, weight_decay=0.1, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    ops.aten._fused_adamw_(weights[6:16], gradients[6:16], self.undecayed.first_moments, self.undecayed.second_moments,
      [], torch.mul([self.steps], 10), lr=learning_rate,
      beta1=0.9, beta2=0.99, weight_decay=0.0, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    return None
  def graded(self: __torch__.Program, logits: Tensor, tokens: Tensor) -> Tuple[Tensor, Tensor]:
    targets = torch.unsqueeze(torch.flatten(torch.slice(tokens, 1, 1)), 1)
    rows = torch.size(logits, 0)
    total = torch.zeros([], dtype=6, device=logits.device)
    for i in range(torch.floordiv(torch.add(rows, 95324), 95325)):
      start = torch.mul(i, 95325)
      part = torch.slice(logits, 0, start, torch.add(start, 95325))
      wanted = torch.slice(targets, 0, start, torch.add(start, 95325))
      shares = torch.log_softmax(torch.to(part, 6), 1)
      told = torch.gather(shares, 1, wanted)
      total = torch.sub(total, torch.sum(told))
      gradient = torch.scatter_(torch.exp_(shares), 1, wanted, torch.expm1(told))
      part = torch.copy_(part, torch.div_(gradient, rows))
    return (torch.div(total, rows), logits)
  def differentiate(self: __torch__.Program, micro_batch: Tensor, weights: List[Tensor], draw: int) -> Tuple[Tensor, List[Tensor]]:
    ops.aten.manual_seed(draw)
    torch.set_grad_enabled(False)
    training = True
    tokens = (self).inputs(micro_batch)
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    indices = torch.flatten(tokens)
    wte = torch.embedding(self.transformer.wte.weight, indices)
    wpe = torch.slice(self.transformer.wpe.weight, 0, 0, time)
    x = torch.flatten(torch.add(torch.view(wte, [batch, time, torch.size(wte, 1)]), wpe), 0, 1)
    x_dropped, x_dropped_kept, = torch.native_dropout(x, 0.1, True)
    h0 = getattr(self.transformer.h, "0")
    h0_ln_1, h0_ln_1_mean, h0_ln_1_scale, = torch.native_layer_norm(x_dropped, [16], h0.ln_1.weight, h0.ln_1.bias, 1.0E-5)
    h0_attn_c_attn = torch.addmm(h0.attn.c_attn.bias, h0_ln_1, h0.attn.c_attn.weight)
    h0_attn_c_attn = torch.requires_grad_(h0_attn_c_attn, True)
    torch.set_grad_enabled(True)
    h0_packed = torch.permute(torch.view(h0_attn_c_attn, [batch, time, 3, 2, 8]), [2, 0, 3, 1, 4])
    h0_q, h0_k, h0_v, = torch.unbind(h0_packed, 0)
    h0_heads = torch.scaled_dot_product_attention(h0_q, h0_k, h0_v, None, (0.1 if training else 0.), True)
    h0_attended = torch.reshape(torch.transpose(h0_heads, 1, 2), [-1, 16])
    torch.set_grad_enabled(False)
    h0_attn_c_proj = torch.addmm(h0.attn.c_proj.bias, h0_attended, h0.attn.c_proj.weight)
    h0_attn_c_proj_dropped, h0_attn_c_proj_dropped_kept, = torch.native_dropout(h0_attn_c_proj, 0.1, True)
    x_2 = torch.add(x_dropped, h0_attn_c_proj_dropped)
    h0_ln_2, h0_ln_2_mean, h0_ln_2_scale, = torch.native_layer_norm(x_2, [16], h0.ln_2.weight, h0.ln_2.bias, 1.0E-5)
    h0_mlp_c_fc = torch.addmm(h0.mlp.c_fc.bias, h0_ln_2, h0.mlp.c_fc.weight)
    gelu = torch.gelu(h0_mlp_c_fc, approximate="tanh")
    h0_mlp_c_proj = torch.addmm(h0.mlp.c_proj.bias, gelu, h0.mlp.c_proj.weight)
    h0_mlp_c_proj_dropped, h0_mlp_c_proj_dropped_kept, = torch.native_dropout(h0_mlp_c_proj, 0.1, True)
    x_3 = torch.add(x_2, h0_mlp_c_proj_dropped)
    ln_f, ln_f_mean, ln_f_scale, = torch.native_layer_norm(x_3, [16], self.transformer.ln_f.weight, self.transformer.ln_f.bias, 1.0E-5)
    wte_2 = torch.mm(ln_f, torch.t(self.transformer.wte.weight))
    loss, d_wte_2, = (self).graded(wte_2, micro_batch)
    d_ln_f = torch.mm(d_wte_2, self.transformer.wte.weight)
    d_wte = torch.mm(torch.t(d_wte_2), ln_f)
    dx_ln_f, dw_ln_f, db_ln_f, = torch.native_layer_norm_backward(d_ln_f, x_3, [16], ln_f_mean, ln_f_scale, self.transformer.ln_f.weight, self.transformer.ln_f.bias, [True, True, True])
    d_x_3 = dx_ln_f
    d_ln_f_2 = dw_ln_f
    d_ln_f_3 = db_ln_f
    d_h0_mlp_c_proj = torch.native_dropout_backward(d_x_3, h0_mlp_c_proj_dropped_kept, 1.1111111111111112)
    d_gelu = torch.mm(d_h0_mlp_c_proj, torch.t(h0.mlp.c_proj.weight))
    d_h0_mlp_c_proj_2 = torch.mm(torch.t(gelu), d_h0_mlp_c_proj)
    d_h0_mlp_c_proj_3 = torch.sum(d_h0_mlp_c_proj, [0])
    d_h0_mlp_c_fc = torch.gelu_backward(d_gelu, h0_mlp_c_fc, approximate="tanh")
    d_h0_ln_2 = torch.mm(d_h0_mlp_c_fc, torch.t(h0.mlp.c_fc.weight))
    d_h0_mlp_c_fc_2 = torch.mm(torch.t(h0_ln_2), d_h0_mlp_c_fc)
    d_h0_mlp_c_fc_3 = torch.sum(d_h0_mlp_c_fc, [0])
    dx_h0_ln_2, dw_h0_ln_2, db_h0_ln_2, = torch.native_layer_norm_backward(d_h0_ln_2, x_2, [16], h0_ln_2_mean, h0_ln_2_scale, h0.ln_2.weight, h0.ln_2.bias, [True, True, True])
    d_x_2 = torch.add_(dx_h0_ln_2, d_x_3)
    d_h0_ln_2_2 = dw_h0_ln_2
    d_h0_ln_2_3 = db_h0_ln_2
    d_h0_attn_c_proj = torch.native_dropout_backward(d_x_2, h0_attn_c_proj_dropped_kept, 1.1111111111111112)
    d_h0_attended = torch.mm(d_h0_attn_c_proj, torch.t(h0.attn.c_proj.weight))
    d_h0_attn_c_proj_2 = torch.mm(torch.t(h0_attended), d_h0_attn_c_proj)
    d_h0_attn_c_proj_3 = torch.sum(d_h0_attn_c_proj, [0])
    into_h0_attended = torch.autograd.grad([h0_attended], [h0_attn_c_attn], annotate(List[Optional[Tensor]], [d_h0_attended]))
    d_h0_attn_c_attn = unchecked_cast(Tensor, into_h0_attended[0])
    d_h0_ln_1 = torch.mm(d_h0_attn_c_attn, torch.t(h0.attn.c_attn.weight))
    d_h0_attn_c_attn_2 = torch.mm(torch.t(h0_ln_1), d_h0_attn_c_attn)
    d_h0_attn_c_attn_3 = torch.sum(d_h0_attn_c_attn, [0])
    dx_h0_ln_1, dw_h0_ln_1, db_h0_ln_1, = torch.native_layer_norm_backward(d_h0_ln_1, x_dropped, [16], h0_ln_1_mean, h0_ln_1_scale, h0.ln_1.weight, h0.ln_1.bias, [True, True, True])
    d_x_dropped = torch.add_(dx_h0_ln_1, d_x_2)
    d_h0_ln_1_2 = dw_h0_ln_1
    d_h0_ln_1_3 = db_h0_ln_1
    d_x = torch.native_dropout_backward(d_x_dropped, x_dropped_kept, 1.1111111111111112)
    d_wpe = torch.sum(torch.view(d_x, [batch, time, torch.size(d_x, 1)]), [0])
    d_wpe_2 = torch.constant_pad_nd(d_wpe, [0, 0, 0, torch.sub(8, time)])
    d_wte_2 = torch.add_(torch.embedding_dense_backward(d_x, indices, 11, -1, False), d_wte)
    return (loss, [d_wte_2, d_wpe_2, d_h0_attn_c_attn_2, d_h0_attn_c_proj_2, d_h0_mlp_c_fc_2, d_h0_mlp_c_proj_2, d_h0_ln_1_2, d_h0_ln_1_3, d_h0_attn_c_attn_3, d_h0_attn_c_proj_3, d_h0_ln_2_2, d_h0_ln_2_3, d_h0_mlp_c_fc_3, d_h0_mlp_c_proj_3, d_ln_f_2, d_ln_f_3])
  def step(self: __torch__.Program, tokens: Tensor, learning_rate: Tensor) -> Tensor:
    torch.set_grad_enabled(True)
    draw = torch.add(torch.mul(self.seed, 2654435761), int(self.steps))
    weights = (self).weights()
    micro_batches = torch.size(tokens, 0)
    loss, gradients, = (self).differentiate(torch.select(tokens, 0, 0), weights, draw)
    for i in range(torch.sub(micro_batches, 1)):
      draw = torch.add(draw, 3812015801)
      micro_loss, micro_gradients, = (self).differentiate(torch.select(tokens, 0, torch.add(i, 1)), weights, draw)
      torch._foreach_add_(gradients, micro_gradients)
      loss = torch.add(loss, micro_loss)
    torch.set_grad_enabled(False)
    if torch.gt(micro_batches, 1):
      torch._foreach_div_(gradients, micro_batches)
      loss = torch.div(loss, micro_batches)
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))
    finite = torch.isfinite(float(torch.add(loss, norm)))
    skipped = 1.
    if finite:
      skipped = 0.
    statistics = torch.tensor([float(loss), float(norm), skipped], dtype=6, device=loss.device)
    if finite:
      (self).update(weights, gradients, norm, float(learning_rate))
    return statistics
  def distribution(self: __torch__.Program, values: Tensor, bins: int) -> Tensor:
    summary = torch.stack([torch.min(values), torch.max(values), torch.mean(values), torch.linalg_vector_norm(values)])
    if torch.gt(bins, 0):
      distribution = torch.cat([summary, torch.histc(values, bins)])
    else:
      distribution = summary
    return distribution
  def observe(self: __torch__.Program, tokens: Tensor, learning_rate: Tensor, bins: Tensor) -> Tensor:
    torch.set_grad_enabled(True)
    draw = torch.add(torch.mul(self.seed, 2654435761), int(self.steps))
    weights = (self).weights()
    micro_batches = torch.size(tokens, 0)
    loss, gradients, = (self).differentiate(torch.select(tokens, 0, 0), weights, draw)
    for i in range(torch.sub(micro_batches, 1)):
      draw = torch.add(draw, 3812015801)
      micro_loss, micro_gradients, = (self).differentiate(torch.select(tokens, 0, torch.add(i, 1)), weights, draw)
      torch._foreach_add_(gradients, micro_gradients)
      loss = torch.add(loss, micro_loss)
    torch.set_grad_enabled(False)
    if torch.gt(micro_batches, 1):
      torch._foreach_div_(gradients, micro_batches)
      loss = torch.div(loss, micro_batches)
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))
    finite = torch.isfinite(float(torch.add(loss, norm)))
    skipped = 1.
    if finite:
      skipped = 0.
    statistics = torch.tensor([float(loss), float(norm), skipped], dtype=6, device=loss.device)
    seen = [statistics]
    if finite:
      for i in range(torch.len(weights)):
        torch.append(seen, (self).distribution(weights[i], int(bins)))
        torch.append(seen, (self).distribution(gradients[i], int(bins)))
      before = [torch.clone(weight) for weight in weights]
      (self).update(weights, gradients, norm, float(learning_rate))
      for i in range(torch.len(weights)):
        change = torch.linalg_vector_norm(torch.sub(weights[i], before[i]))
        torch.append(seen, torch.reshape(change, [1]))
    return torch.cat(seen)
