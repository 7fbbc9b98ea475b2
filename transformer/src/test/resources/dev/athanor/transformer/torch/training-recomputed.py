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
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    wte = torch.embedding(self.transformer.wte.weight, tokens)
    wpe = torch.slice(self.transformer.wpe.weight, 0, 0, time)
    x = torch.flatten(torch.add(wte, wpe), 0, 1)
    x_2 = torch.dropout(x, 0.1, training)
    h0 = getattr(self.transformer.h, "0")
    h0_ln_1 = torch.layer_norm(x_2, [16], h0.ln_1.weight, h0.ln_1.bias, 1.0E-5)
    h0_ln_1_2 = torch.to(h0_ln_1, 15)
    h0_attn_c_attn = torch.addmm(torch.to(h0.attn.c_attn.bias, 15), h0_ln_1_2, torch.to(h0.attn.c_attn.weight, 15))
    h0_packed = torch.permute(torch.view(h0_attn_c_attn, [batch, time, 3, 2, 8]), [2, 0, 3, 1, 4])
    mask = torch.triu(torch.full([time, time], float("-inf"), dtype=15, device=tokens.device), 1)
    h0_q, h0_k, h0_v, = torch.unbind(torch.flatten(h0_packed, 1, 2), 0)
    h0_scores = torch.baddbmm(mask, h0_q, torch.transpose(h0_k, 1, 2), beta=1, alpha=0.35355339059327373)
    h0_shares = torch.softmax(h0_scores, -1)
    h0_shares = torch.dropout(h0_shares, 0.1, training)
    h0_heads = torch.view(torch.bmm(h0_shares, h0_v), [batch, 2, time, 8])
    h0_attended = torch.reshape(torch.transpose(h0_heads, 1, 2), [-1, 16])
    h0_attended_2 = torch.to(h0_attended, 15)
    h0_attn_c_proj = torch.addmm(torch.to(h0.attn.c_proj.bias, 15), h0_attended_2, torch.to(h0.attn.c_proj.weight, 15))
    h0_attn_c_proj_2 = torch.dropout(h0_attn_c_proj, 0.1, training)
    x_3 = torch.add(x_2, h0_attn_c_proj_2)
    h0_ln_2 = torch.layer_norm(x_3, [16], h0.ln_2.weight, h0.ln_2.bias, 1.0E-5)
    h0_ln_2_2 = torch.to(h0_ln_2, 15)
    h0_mlp_c_fc = torch.addmm(torch.to(h0.mlp.c_fc.bias, 15), h0_ln_2_2, torch.to(h0.mlp.c_fc.weight, 15))
    gelu = torch.gelu(h0_mlp_c_fc, approximate="tanh")
    gelu_2 = torch.to(gelu, 15)
    h0_mlp_c_proj = torch.addmm(torch.to(h0.mlp.c_proj.bias, 15), gelu_2, torch.to(h0.mlp.c_proj.weight, 15))
    h0_mlp_c_proj_2 = torch.dropout(h0_mlp_c_proj, 0.1, training)
    x_4 = torch.add(x_3, h0_mlp_c_proj_2)
    ln_f = torch.layer_norm(x_4, [16], self.transformer.ln_f.weight, self.transformer.ln_f.bias, 1.0E-5)
    ln_f_2 = torch.to(ln_f, 15)
    logits = torch.mm(ln_f_2, torch.t(torch.to(self.transformer.wte.weight, 15)))
    return logits
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
  def begin(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    wte = torch.embedding(self.transformer.wte.weight, tokens)
    wpe = torch.slice(self.transformer.wpe.weight, 0, 0, time)
    x = torch.flatten(torch.add(wte, wpe), 0, 1)
    x_2 = torch.dropout(x, 0.1, training)
    return x_2
  def block_0(self: __torch__.Program, tokens: Tensor, x: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    h0 = getattr(self.transformer.h, "0")
    h0_ln_1 = torch.layer_norm(x, [16], h0.ln_1.weight, h0.ln_1.bias, 1.0E-5)
    h0_ln_1_2 = torch.to(h0_ln_1, 15)
    h0_attn_c_attn = torch.addmm(torch.to(h0.attn.c_attn.bias, 15), h0_ln_1_2, torch.to(h0.attn.c_attn.weight, 15))
    h0_packed = torch.permute(torch.view(h0_attn_c_attn, [batch, time, 3, 2, 8]), [2, 0, 3, 1, 4])
    mask = torch.triu(torch.full([time, time], float("-inf"), dtype=15, device=tokens.device), 1)
    h0_q, h0_k, h0_v, = torch.unbind(torch.flatten(h0_packed, 1, 2), 0)
    h0_scores = torch.baddbmm(mask, h0_q, torch.transpose(h0_k, 1, 2), beta=1, alpha=0.35355339059327373)
    h0_shares = torch.softmax(h0_scores, -1)
    h0_shares = torch.dropout(h0_shares, 0.1, training)
    h0_heads = torch.view(torch.bmm(h0_shares, h0_v), [batch, 2, time, 8])
    h0_attended = torch.reshape(torch.transpose(h0_heads, 1, 2), [-1, 16])
    h0_attended_2 = torch.to(h0_attended, 15)
    h0_attn_c_proj = torch.addmm(torch.to(h0.attn.c_proj.bias, 15), h0_attended_2, torch.to(h0.attn.c_proj.weight, 15))
    h0_attn_c_proj_2 = torch.dropout(h0_attn_c_proj, 0.1, training)
    x_2 = torch.add(x, h0_attn_c_proj_2)
    h0_ln_2 = torch.layer_norm(x_2, [16], h0.ln_2.weight, h0.ln_2.bias, 1.0E-5)
    h0_ln_2_2 = torch.to(h0_ln_2, 15)
    h0_mlp_c_fc = torch.addmm(torch.to(h0.mlp.c_fc.bias, 15), h0_ln_2_2, torch.to(h0.mlp.c_fc.weight, 15))
    gelu = torch.gelu(h0_mlp_c_fc, approximate="tanh")
    gelu_2 = torch.to(gelu, 15)
    h0_mlp_c_proj = torch.addmm(torch.to(h0.mlp.c_proj.bias, 15), gelu_2, torch.to(h0.mlp.c_proj.weight, 15))
    h0_mlp_c_proj_2 = torch.dropout(h0_mlp_c_proj, 0.1, training)
    x_3 = torch.add(x_2, h0_mlp_c_proj_2)
    return x_3
  def finish(self: __torch__.Program, tokens: Tensor, x: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    ln_f = torch.layer_norm(x, [16], self.transformer.ln_f.weight, self.transformer.ln_f.bias, 1.0E-5)
    ln_f_2 = torch.to(ln_f, 15)
    wte = torch.mm(ln_f_2, torch.t(torch.to(self.transformer.wte.weight, 15)))
    return wte
  def differentiate(self: __torch__.Program, tokens: Tensor, weights: List[Tensor], draw: int) -> Tuple[Tensor, List[Tensor]]:
    given_tokens = (self).inputs(tokens)
    ops.aten.manual_seed(torch.add(draw, 0))
    begin = (self).begin(given_tokens, True)
    x_1 = torch.requires_grad_(torch.detach(begin), True)
    torch.set_grad_enabled(False)
    ops.aten.manual_seed(torch.add(draw, 958689097))
    x_2 = (self).block_0(given_tokens, x_1, True)
    torch.set_grad_enabled(True)
    x_2 = torch.requires_grad_(x_2, True)
    ops.aten.manual_seed(torch.add(draw, 1917378194))
    loss = (self).criterion((self).finish(given_tokens, x_2, True), tokens, True)
    grads_2 = torch.autograd.grad([loss], [x_2, self.transformer.ln_f.weight, self.transformer.ln_f.bias, self.transformer.wte.weight])
    into_2 = unchecked_cast(Tensor, grads_2[0])
    ops.aten.manual_seed(torch.add(draw, 958689097))
    y_1 = (self).block_0(given_tokens, x_1, True)
    grads_1 = torch.autograd.grad([y_1], [x_1, getattr(self.transformer.h, "0").ln_1.weight, getattr(self.transformer.h, "0").ln_1.bias, getattr(self.transformer.h, "0").attn.c_attn.weight, getattr(self.transformer.h, "0").attn.c_attn.bias, getattr(self.transformer.h, "0").attn.c_proj.weight, getattr(self.transformer.h, "0").attn.c_proj.bias, getattr(self.transformer.h, "0").ln_2.weight, getattr(self.transformer.h, "0").ln_2.bias, getattr(self.transformer.h, "0").mlp.c_fc.weight, getattr(self.transformer.h, "0").mlp.c_fc.bias, getattr(self.transformer.h, "0").mlp.c_proj.weight, getattr(self.transformer.h, "0").mlp.c_proj.bias], annotate(List[Optional[Tensor]], [into_2]))
    into_1 = unchecked_cast(Tensor, grads_1[0])
    grads_0 = torch.autograd.grad([begin], [self.transformer.wte.weight, self.transformer.wpe.weight], annotate(List[Optional[Tensor]], [into_1]))
    return (torch.detach(loss), [torch.add(unchecked_cast(Tensor, grads_2[3]), unchecked_cast(Tensor, grads_0[0])), unchecked_cast(Tensor, grads_0[1]), unchecked_cast(Tensor, grads_1[3]), unchecked_cast(Tensor, grads_1[5]), unchecked_cast(Tensor, grads_1[9]), unchecked_cast(Tensor, grads_1[11]), unchecked_cast(Tensor, grads_1[1]), unchecked_cast(Tensor, grads_1[2]), unchecked_cast(Tensor, grads_1[4]), unchecked_cast(Tensor, grads_1[6]), unchecked_cast(Tensor, grads_1[7]), unchecked_cast(Tensor, grads_1[8]), unchecked_cast(Tensor, grads_1[10]), unchecked_cast(Tensor, grads_1[12]), unchecked_cast(Tensor, grads_2[1]), unchecked_cast(Tensor, grads_2[2])])
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
